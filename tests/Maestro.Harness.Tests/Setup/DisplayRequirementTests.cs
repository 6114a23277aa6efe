using Maestro.Harness.Setup;

namespace Maestro.Harness.Tests.Setup;

internal sealed class DisplayRequirementTests
{
    [TestCase("DISPLAY", ":0", "DISPLAY=:0")]
    [TestCase("WAYLAND_DISPLAY", "wayland-1", "WAYLAND_DISPLAY=wayland-1")]
    public async Task On_Linux_a_window_needs_a_display(string name, string value, string found)
    {
        Assert.That(await FindAsync(isLinux: true, name, value), Is.EqualTo(new Finding(true, found)));
        var none = await FindAsync(isLinux: true, name, "");
        Assert.That(none.Ok, Is.False);
        Assert.That(none.Found, Does.Contain("neither DISPLAY nor WAYLAND_DISPLAY is set"));
        Assert.That(none.Remedy, Does.Contain("xvfb-run"));
    }

    [Test]
    public async Task Elsewhere_the_system_has_one_of_its_own() => Assert.That((await FindAsync(isLinux: false, "DISPLAY", "")).Ok, Is.True);

    private static Task<Finding> FindAsync(bool isLinux, string name, string value) =>
        new DisplayRequirement(isLinux, asked => asked == name ? value : null).CheckAsync(CancellationToken.None);
}
