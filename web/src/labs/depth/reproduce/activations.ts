import type { Settings } from '../../../state/tree';
import { pythonNumber } from '../../../elements/formula-text/python';

/** An activation as a line of Python: in PyTorch by its own name, in NumPy with its slope. */
export interface PythonActivation {
  readonly torch: string;
  readonly numpy: readonly [phi: string, slope: string];
}

/** Klambauer et al. 2017, as PyTorch has them. */
const [lambda, alpha] = ['1.0507009873554805', '1.6732632423543772'];

/** Every activation of the catalogue; undefined for one that is newer than this list. */
export function pythonActivation(settings: Settings): PythonActivation | undefined {
  const number = (id: string): string => pythonNumber(settings[id]);
  switch (settings['id']) {
    case 'identity':
      return { torch: 'z', numpy: ['z', 'np.ones_like(z)'] };
    case 'sigmoid':
      return { torch: 'torch.sigmoid(z)', numpy: ['1/(1 + np.exp(-z))', 'phi(z)*(1 - phi(z))'] };
    case 'tanh':
      return { torch: 'torch.tanh(z)', numpy: ['np.tanh(z)', '1 - np.tanh(z)**2'] };
    case 'relu':
      return { torch: 'F.relu(z)', numpy: ['np.maximum(z, 0)', '(z > 0).astype(float)'] };
    case 'leaky-relu': {
      const s = number('slope');
      return { torch: `F.leaky_relu(z, ${s})`, numpy: [`np.where(z > 0, z, ${s}*z)`, `np.where(z > 0, 1.0, ${s})`] };
    }
    case 'elu': {
      const a = number('alpha');
      return {
        torch: `F.elu(z, ${a})`,
        numpy: [
          `np.where(z > 0, z, ${a}*np.expm1(np.minimum(z, 0)))`,
          `np.where(z > 0, 1.0, ${a}*np.exp(np.minimum(z, 0)))`,
        ],
      };
    }
    case 'selu':
      return {
        torch: 'F.selu(z)',
        numpy: [
          `${lambda}*np.where(z > 0, z, ${alpha}*np.expm1(np.minimum(z, 0)))`,
          `${lambda}*np.where(z > 0, 1.0, ${alpha}*np.exp(np.minimum(z, 0)))`,
        ],
      };
    case 'gelu':
      return settings['form'] === 'tanh'
        ? {
            torch: 'F.gelu(z, approximate="tanh")',
            numpy: [
              '0.5*z*(1 + np.tanh(np.sqrt(2/np.pi)*(z + 0.044715*z**3)))',
              '(phi(z + 1e-6) - phi(z - 1e-6))/2e-6',
            ],
          }
        : {
            torch: 'F.gelu(z)',
            numpy: [
              '0.5*z*(1 + erf(z/np.sqrt(2)))',
              '0.5*(1 + erf(z/np.sqrt(2))) + z*np.exp(-z**2/2)/np.sqrt(2*np.pi)',
            ],
          };
    case 'silu':
      return { torch: 'F.silu(z)', numpy: ['z/(1 + np.exp(-z))', '(1 + phi(z)*np.exp(-z))/(1 + np.exp(-z))'] };
    case 'softplus':
      return { torch: 'F.softplus(z)', numpy: ['np.logaddexp(0, z)', '1/(1 + np.exp(-z))'] };
    default:
      return undefined;
  }
}
