using Maestro.Harness.Monitoring;

namespace Maestro.Harness.Tests.Monitoring;

internal sealed class PrometheusTextTests
{
    [Test]
    public void Series_are_read_with_their_values() => Assert.That(
        PrometheusText.Read("# HELP a What it is.\n# TYPE a gauge\na 0.95\n\nb{zone=\"x y\"} 1E+21\nc NaN\n"),
        Is.EqualTo(new Dictionary<string, double> { ["a"] = 0.95, ["b{zone=\"x y\"}"] = 1e21, ["c"] = double.NaN }));

    [TestCase("a")]
    [TestCase("<html> </html>")]
    [TestCase("a 1\na 2")]
    public void What_is_no_sample_is_refused(string text) =>
        Assert.That(() => PrometheusText.Read(text), Throws.InstanceOf<Exception>());
}
