namespace Maestro.Harness.Setup;

/// <summary>Somewhere to show a browser's window: Linux needs an X server or a Wayland compositor.</summary>
public sealed class DisplayRequirement(bool isLinux, Func<string, string?> variable) : IRequirement
{
    private static readonly string[] Names = ["WAYLAND_DISPLAY", "DISPLAY"];

    public DisplayRequirement() : this(OperatingSystem.IsLinux(), Environment.GetEnvironmentVariable)
    {
    }

    public string Name => "Display";

    public Task<Finding> CheckAsync(CancellationToken cancel) => Task.FromResult(
        !isLinux ? new Finding(true, "this system's own")
        : Names.FirstOrDefault(name => variable(name) is { Length: > 0 }) is { } set ? new Finding(true, $"{set}={variable(set)}")
        : new Finding(
            false,
            "a browser with a window has nowhere to show it: neither DISPLAY nor WAYLAND_DISPLAY is set",
            "Run it in a desktop session, or under a display that nobody sees: xvfb-run ./maestro run … --headed"));
}
