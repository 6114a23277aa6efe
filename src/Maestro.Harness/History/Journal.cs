using System.Text.Json;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.History;

/// <summary>A stored run.</summary>
/// <param name="Events">In order.</param>
/// <param name="Torn">Where the file breaks off in the middle of a line; null when it does not.</param>
public sealed record Journal(IReadOnlyList<HistoryEvent> Events, string? Torn)
{
    /// <summary>Reads a journal. A last line without an end is what a killed run leaves: it is left out and named.</summary>
    /// <exception cref="InputException">No such file, not a journal, a newer format, or a line in the middle that does not read.</exception>
    public static Journal Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new InputException($"No journal at {file}.", "A run writes its journal to artifacts/<run>/journal.jsonl.");
        }

        var text = File.ReadAllText(file);
        var events = new List<HistoryEvent>();
        var line = 0;
        for (var start = 0; start < text.Length;)
        {
            line++;
            var end = text.IndexOf('\n', start);
            if (end < 0)
            {
                return Complete(file, events, $"line {line} breaks off after {text.Length - start} characters");
            }

            events.Add(ReadLine(file, line, text.AsSpan(start, end - start)));
            start = end + 1;
        }

        return Complete(file, events, null);
    }

    private static Journal Complete(string file, List<HistoryEvent> events, string? torn) => events switch
    {
        [RunStarted { Format: <= HistoryJson.FormatVersion }, ..] => Numbered(file, new Journal(events, torn)),
        [RunStarted newer, ..] => throw new InputException(
            $"{file} has format {newer.Format}; this version reads up to {HistoryJson.FormatVersion}.",
            "Judge it with the version of maestro that wrote it, or a newer one."),
        _ => throw new InputException([new InputProblem("Not a journal: its first line is no run-started event.", File: file, Line: 1)]),
    };

    private static Journal Numbered(string file, Journal journal)
    {
        var wrong = journal.Events.Index().FirstOrDefault(each => each.Item.Seq != each.Index + 1);
        return wrong.Item is null ? journal : throw new InputException([new InputProblem(
            $"The event of this line has number {wrong.Item.Seq}; expected {wrong.Index + 1}: lines are missing or were added.",
            File: file, Line: wrong.Index + 1)]);
    }

    private static HistoryEvent ReadLine(string file, int line, ReadOnlySpan<char> json)
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
