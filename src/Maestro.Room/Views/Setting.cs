using Maestro.Harness.History.Events;

namespace Maestro.Room.Views;

/// <summary>What a page of the room needs to know once.</summary>
/// <param name="Mode">How much the operator is told.</param>
/// <param name="Choices">Incidents that can be declared.</param>
/// <param name="Chapters">Headings of the runbook that can be worked by.</param>
/// <param name="Builds">Builds of the client that can be deployed.</param>
/// <param name="Faults">What a facilitator can inject by hand.</param>
/// <param name="Device">The operator's.</param>
/// <param name="Tabs">All tabs of all devices, by their names.</param>
/// <param name="Live">Something can be done here; false: it is told again.</param>
/// <param name="Runbook">Its sections, in order.</param>
public sealed record Setting(
    RehearsalMode Mode,
    IReadOnlyList<Choice> Choices,
    IReadOnlyList<string> Chapters,
    IReadOnlyList<string> Builds,
    IReadOnlyList<string> Faults,
    string Device,
    IReadOnlyList<string> Tabs,
    bool Live,
    IReadOnlyList<Section> Runbook);

/// <param name="Name">Of its file.</param>
/// <param name="Title">What happens, as one sentence.</param>
public sealed record Choice(string Name, string Title);
