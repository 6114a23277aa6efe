using System.ComponentModel;
using Microsoft.Playwright;

namespace Maestro.Harness.Targets;

/// <summary>One control or region of the page, as assistive technology names it.</summary>
/// <param name="Name">May hold `${…}` where a handle uses it: `Approve ${argument}` is the button of that task.</param>
public sealed record Control(
    [Description("Its ARIA role")] AriaRole Role,
    [Description("What its accessible name begins with")] string Name);

/// <summary>The words by which the page claims something about a person's records. They stand there only while the claim is made.</summary>
/// <param name="In">The part of the page, by its name under `page`.</param>
public sealed record PageClaims(
    [Description("The part of the page that says it, by its name under `page`")] string In,
    [Description("The words that claim that nothing waits to be sent")] string Synced,
    [Description("The words that claim that everything is kept on the device")] string Saved);
