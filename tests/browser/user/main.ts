import './heard.js';
import { setBase } from 'descent-lab';

setBase('lab-files');

const lab = document.createElement('descent-ewma');
lab.beta = 0.98;
lab.setAttribute('series.days', '90');
document.body.append(lab);
