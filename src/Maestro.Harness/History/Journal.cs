using System.Text;
using System.Text.Json;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.History;

/// <summary>A stored run.</summary>
/// <param name="Events">In order.</param>
/// <param name="Torn">Where the file breaks off in the middle of a line; null when it does not.</param>
public sealed record Journal(IReadOnlyList<HistoryEvent> Events, string? Torn)
{
    /// <summary>As every run calls it in its folder.</summary>
    public const string FileName = "journal.jsonl";

    /// <summary>Reads a journal. A last line without an end is what a killed run leaves: it is left out and named.</summary>
    /// <exception cref="InputException">No such file, not a journal, a newer format, or a line in the middle that does not read.</exception>
    public static Journal Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new InputException($"No journal at {file}.", $"A run writes its journal to artifacts/<run>/{FileName}.");
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var events = new List<HistoryEvent>();
        foreach (var (line, ended) in JournalLines.Of(stream))
        {
            if (!ended)
            {
                var torn = $"line {events.Count + 1} breaks off after {Encoding.UTF8.GetCharCount(line.Span)} characters";
                return events.Count > 0 ? new Journal(events, torn) : throw NoJournal(file);
            }

            events.Add(ReadLine(file, events.Count + 1, line.Span));
            Demand(file, events);
        }

        return events.Count > 0 ? new Journal(events, null) : throw NoJournal(file);
    }

    /// <summary>Writes the journal anew, its events numbered in their order.</summary>
    public void Write(string file)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write);
        var seq = 0;
        foreach (var happened in Events)
        {
            JsonSerializer.Serialize(stream, happened with { Seq = ++seq }, HistoryJson.Options);
            stream.WriteByte((byte)'\n');
        }
    }

    /// <summary>The first line says whether the others can be read; each has its number.</summary>
    private static void Demand(string file, List<HistoryEvent> events)
    {
        var line = events.Count;
        if (line == 1 && events[0] is not RunStarted { Format: <= HistoryJson.FormatVersion })
        {
            throw events[0] is not RunStarted newer ? NoJournal(file) : new InputException(
                $"{file} has format {newer.Format}; this version reads up to {HistoryJson.FormatVersion}.",
                "Judge it with the version of maestro that wrote it, or a newer one.");
        }

        if (events[^1].Seq != line)
        {
            throw new InputException([new InputProblem(
                $"The event of this line has number {events[^1].Seq}; expected {line}: lines are missing or were added.",
                File: file, Line: line)]);
        }
    }

    private static InputException NoJournal(string file) =>
        new([new InputProblem("Not a journal: its first line is no run-started event.", File: file, Line: 1)]);

    private static HistoryEvent ReadLine(string file, int line, ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<HistoryEvent>(json, HistoryJson.Options)
                ?? throw new JsonException("an event was expected, not null");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            var column = (int)((e as JsonException)?.BytePositionInLine ?? 0) + 1;
            throw new InputException([new InputProblem(
                $"This is no event of a journal: {e.Message.Split(" Path:")[0]}", File: file, Line: line, Column: column)]);
        }
    }
}
