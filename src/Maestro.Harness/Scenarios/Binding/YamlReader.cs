using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using ScalarEvent = YamlDotNet.Core.Events.Scalar;

namespace Maestro.Harness.Scenarios.Binding;

/// <summary>YAML as this project allows it: one mapping, without anchors, aliases, tags or complex keys.</summary>
internal sealed class YamlReader
{
    private const int DeepestNesting = 50;

    private readonly string file;
    private readonly Problems problems;
    private readonly GuardedParser parser;

    private YamlReader(SourceText source, Problems problems)
    {
        file = source.Name;
        this.problems = problems;
        parser = new GuardedParser(source.Text);
    }

    /// <summary>Null if there is no mapping to go on with; the reason is then among the problems.</summary>
    public static Mapping? Read(SourceText source, Problems problems)
    {
        try
        {
            return new YamlReader(source, problems).Document();
        }
        catch (YamlException e)
        {
            var (message, remedy) = YamlWords.Of(e.Message);
            var place = new Place(source.Name, (int)Math.Max(1, e.Start.Line), (int)Math.Max(1, e.Start.Column));
            problems.Add(place, message, remedy);
            return null;
        }
        catch (TooDeepException e)
        {
            problems.Add(
                e.Place,
                $"Mappings and lists are nested more than {DeepestNesting} deep here",
                "Flatten them.");
            return null;
        }
    }

    private Mapping? Document()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            problems.Add(new Place(file, 1, 1), "The file is empty; expected keys with values, such as `title: …`");
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = Value(depth: 1);
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
        {
            problems.Add(
                At(second),
                "A second document begins here; expected one document in a file",
                "Move it to a file of its own.");
        }

        if (root is Mapping mapping)
        {
            return mapping;
        }

        if (root is not Hole)
        {
            problems.Add(
                root.Place,
                $"The file holds {Expected.Standing(root)}; expected keys with values, such as `title: …`");
        }

        return null;
    }

    private Node Value(int depth)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            problems.Add(
                At(alias),
                $"{Expected.Quote($"*{alias.Value}")} is an alias; expected the value itself",
                "Write the value out; for repeated scenarios use `matrix`.");
            return new Hole(At(alias));
        }

        // After `: x` in a nested mapping YamlDotNet ends the mapping where the value should be.
        if (parser.Current is not NodeEvent start)
        {
            throw new YamlException(parser.Current!.Start, parser.Current.End, YamlWords.NoValue);
        }

        RefuseExtras(start);
        if (depth > DeepestNesting)
        {
            throw new TooDeepException(At(start));
        }

        if (parser.TryConsume<ScalarEvent>(out var scalar))
        {
            return new Scalar(At(scalar), scalar.Value, scalar.Style is ScalarStyle.Plain);
        }

        return parser.TryConsume<SequenceStart>(out _) ? Items(At(start), depth) : Entries(At(start), depth);
    }

    private Sequence Items(Place place, int depth)
    {
        var items = new List<Node>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Value(depth + 1));
        }

        return new Sequence(place, items);
    }

    private Mapping Entries(Place place, int depth)
    {
        parser.Consume<MappingStart>();
        var lines = new Dictionary<string, int>();
        var entries = new List<Entry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Value(depth + 1);
            var value = Value(depth + 1);
            if (key is not Scalar word)
            {
                if (key is not Hole)
                {
                    problems.Add(key.Place, $"{Expected.Standing(key)} stands as a key; expected a word");
                }
            }
            else if (word.Text.Length == 0)
            {
                problems.Add(word.Place, "A key is missing before `:`; expected a word");
            }
            else if (lines.TryAdd(word.Text, word.Place.Line))
            {
                entries.Add(new Entry(word, value));
            }
            else
            {
                problems.Add(
                    word.Place,
                    $"{Expected.Quote(word.Text)} stands twice; expected each key once",
                    $"It stands in line {lines[word.Text]} already.");
            }
        }

        // YamlDotNet has no place for the mapping in `[key: value]`: it says 1:1.
        var isPlaced = place is not { Line: 1, Column: 1 } || entries.Count == 0;
        return new Mapping(isPlaced ? place : entries[0].Key.Place, entries);
    }

    private void RefuseExtras(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            problems.Add(At(node), $"{Expected.Quote($"&{node.Anchor}")} is an anchor; expected a value without one", "Remove it.");
        }

        if (!node.Tag.IsEmpty)
        {
            problems.Add(At(node), "A tag stands here; expected a value without one", "Remove the `!…`.");
        }
    }

    private Place At(ParsingEvent e) => new(file, (int)Math.Max(1, e.Start.Line), (int)Math.Max(1, e.Start.Column));

    private sealed class TooDeepException(Place place) : Exception
    {
        public Place Place { get; } = place;
    }
}
