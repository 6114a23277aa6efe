using System.Threading.Channels;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Rehearsal.Debriefing;

/// <summary>A rehearsal that is over: what came of it, and where it is written.</summary>
/// <param name="Journal">Absolute, as the other paths.</param>
public sealed record DebriefFiles(Debrief Debrief, string Journal, string Markdown, string Html);

/// <summary>
/// Keeps the debrief on disk as it would read if the rehearsal were cut off now: it is written anew after each event that shows in its timeline.
/// </summary>
/// <param name="folder">Where the journal lies.</param>
internal sealed class DebriefWriter(string folder)
{
    private readonly List<HistoryEvent> _events = [];
    private readonly Channel<IReadOnlyList<HistoryEvent>> _due = Channel.CreateBounded<IReadOnlyList<HistoryEvent>>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Takes the next event; the recorder tells them one at a time.</summary>
    public void Happened(HistoryEvent happened)
    {
        _events.Add(happened);
        if (happened is Calm or OperatorDid or IncidentStruck or IncidentNamed or PlaybookPicked or StepSeen or HarmSeen or GuaranteeBroken
            or SymptomSeen or IncidentRecovered or RehearsalEnded)
        {
            _due.Writer.TryWrite([.. _events]);
        }
        else if (happened is RunEnded)
        {
            _due.Writer.Complete();
        }
    }

    /// <summary>Writes until the run has ended, and then the debrief of its journal.</summary>
    public async Task<DebriefFiles> GoAsync()
    {
        await foreach (var events in _due.Reader.ReadAllAsync())
        {
            Write(folder, events);
        }

        return Write(folder, Journal.Read(Path.Combine(folder, Journal.FileName)).Events);
    }

    private static DebriefFiles Write(string folder, IReadOnlyList<HistoryEvent> events)
    {
        var debrief = Debrief.Of(events);
        var files = new DebriefFiles(
            debrief, Path.Combine(folder, Journal.FileName), Path.Combine(folder, DebriefMarkdown.FileName), Path.Combine(folder, DebriefHtml.FileName));
        Replace(files.Markdown, DebriefMarkdown.Text(debrief));
        Replace(files.Html, DebriefHtml.Text(debrief));
        return files;
    }

    /// <summary>Whoever reads it, or kills the room meanwhile, finds the old one or the new one.</summary>
    private static void Replace(string file, string text)
    {
        File.WriteAllText(file + ".new", text);
        File.Move(file + ".new", file, overwrite: true);
    }
}
