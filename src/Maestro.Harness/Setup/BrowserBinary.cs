namespace Maestro.Harness.Setup;

/// <summary>A browser that was found and has been started once on this machine by this user.</summary>
/// <param name="Path">The executable, absolute.</param>
/// <param name="Kind">`headless-shell`, `chromium` or `chrome`.</param>
/// <param name="Version">As the browser says it, such as `156.0.8078.79`.</param>
/// <param name="Sandbox">False when it only starts with `--no-sandbox`, as it does for root.</param>
public sealed record BrowserBinary(string Path, string Kind, string Version, bool Sandbox);
