using Maestro.Harness.Setup;

namespace Maestro.Harness.Tests.Setup;

internal sealed class PromtoolTests
{
    [Test]
    public async Task What_the_remedy_unpacks_is_found()
    {
        using var folder = new TempFolder();
        var promtool = new Promtool(new Settings(folder.Path, 1, true, default, default, default, folder.Path));
        if (promtool.Program is not null)
        {
            Assert.Ignore("skipped: this machine has a promtool of its own");
        }

        Assert.That((await promtool.CheckAsync(CancellationToken.None)).Remedy, Is.Not.Null.And.EqualTo(promtool.Remedy));
        folder.WriteScript(".maestro/tools/prometheus/usr/bin/promtool", "echo promtool, version 2.42.0");

        var finding = await promtool.CheckAsync(CancellationToken.None);

        Assert.That(finding, Is.EqualTo(new Finding(
            true, $"promtool, version 2.42.0: {folder.At(".maestro/tools/prometheus/usr/bin/promtool")}")));
    }
}
