// Embind registers types that no function here takes or gives. What brings their conversions into the loader is emptied.
mergeInto(LibraryManager.library, {
  _embind_register_bigint: function () {},
  _embind_register_std_wstring: function () {},
});
