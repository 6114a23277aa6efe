using System.Text.Json;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Rehearsal;
using Maestro.Harness.Tests.History;

namespace Maestro.Harness.Tests.Rehearsal;

internal sealed class ReplayTests
{
    [Test]
    public void A_journal_has_the_moments_that_were_live_also_where_it_is_torn()
    {
        using var file = new JournalFile();
        var made = new MadeRehearsal().With(new IncidentStruck("offline"), new PlaybookPicked("Offline", true));
        file.Write(string.Concat(made.Events.Select(happened => JsonSerializer.Serialize(happened, HistoryJson.Options) + "\n")) + "{\"event\":\"calm\"");
        var replay = Replay.Read(file.Path);
        Assert.That(replay.Moments, Has.Count.EqualTo(made.Events.Count));
        Assert.That(replay.Moments[^1].State.DiagnosedAt, Is.EqualTo(made.State.DiagnosedAt));
        Assert.That(replay.Debrief.IsCutOff, Is.True);
    }
}
