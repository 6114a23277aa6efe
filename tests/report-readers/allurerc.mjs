// Allure's own pages as one file that opens from disk; `./maestro report --allure-html` uses it.
export default {
  name: 'Maestro.E2E',
  plugins: { awesome: { options: { reportName: 'Maestro.E2E', reportLanguage: 'en', singleFile: true } } },
};
