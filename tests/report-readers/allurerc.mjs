// Allure's own pages, with nothing that asks elsewhere; `./maestro report --allure-html` uses it.
export default {
  name: 'Maestro.E2E',
  plugins: { awesome: { options: { reportName: 'Maestro.E2E', reportLanguage: 'en' } } },
};
