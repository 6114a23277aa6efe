using System.Reflection;

namespace Maestro.Harness.Scenarios.Binding;

internal sealed partial class Binder
{
    private bool TryRecord(Node node, Type type, Slot slot, out object? value)
    {
        value = null;
        var mapping = AsMapping(node);
        return mapping is null
            ? Refuse(node, type, slot)
            : TryFill(new Filling(mapping, RecordShape.Of(type), Family: null, slot.Name), out value);
    }

    private bool TryFamily(Node node, Type family, Slot slot, out object? value)
    {
        value = null;
        var words = catalog.Family(family);
        if (node is not Mapping { Entries.Count: > 0 } mapping)
        {
            return Refuse(node, family, slot, node is Scalar word ? Unfinished(word.Text, words) : null);
        }

        foreach (var entry in mapping.Entries)
        {
            if (words.TryGetValue(entry.Key.Text, out var type))
            {
                var called = Expected.Quote(entry.Key.Text);
                return TryFill(new Filling(mapping, RecordShape.Of(type), family, called), out value);
            }
        }

        RefuseKeywords(mapping, family);
        return false;
    }

    private void RefuseKeywords(Mapping mapping, Type family)
    {
        var known = catalog.Family(family);
        string[] words = [.. known.Keys];
        var given = mapping.Entries.Select(entry => entry.Key).ToList();
        var likely = given.Find(key => Nearest.Close(key.Text, words).Count > 0) ?? given[0];
        var keys = Expected.Or([.. given.Take(4).Select(key => Expected.Quote(key.Text))]);
        var meant = known.Values.FirstOrDefault(type =>
            type.GetCustomAttribute<AlsoAttribute>()?.Words.Contains(likely.Text, StringComparer.OrdinalIgnoreCase) is true);
        problems.Add(
            likely.Place,
            $"No {Names.InWords(family)} begins with {keys}; expected {Expected.Either(words)}",
            meant is not null ? $"Use `{RecordShape.Of(meant).Keyword}`: `{Examples.Own(meant)?.Split('\n')[0]}`."
            : catalog.Find(likely.Text) is { } other && Examples.Own(other) is { } use ? Examples.AsRemedy(use, isStep: true)
            : Nearest.Close(likely.Text, words) is { Count: > 0 } near ? $"Did you mean {Expected.Either(near)}?"
            : Examples.AsRemedy(Examples.First(family, catalog) ?? "none"));
    }

    // `reload` lacks its `:`, `open:desk` the blank after it.
    private static string? Unfinished(string text, IReadOnlyDictionary<string, Type> words) => text.Split(':', 2) switch
    {
        [var word] when words.ContainsKey(word) => $"Write a `:` after it: `{word}:`.",
        [var word, var value] when words.ContainsKey(word) => $"Write a blank after the `:`: `{word}: {value}`.",
        _ => null,
    };

    private bool TryFill(Filling filling, out object? value)
    {
        around.Push(filling);
        try
        {
            return TryFillIn(filling, out value);
        }
        finally
        {
            around.Pop();
        }
    }

    private bool TryFillIn(Filling filling, out object? value)
    {
        value = null;
        var (mapping, shape) = (filling.Mapping, filling.Shape);
        Records.Add((shape.Type, mapping));
        var whole = RefuseUnknownKeys(filling) & RefuseNeedlessValue(filling);
        var arguments = new object?[shape.Parameters.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            whole &= TryParameter(filling, i, out arguments[i]);
        }

        var properties = new List<(Member, object?)>();
        foreach (var property in shape.Properties)
        {
            if (mapping.Find(property.Key) is { } given)
            {
                whole &= TryBind(given, property.Type, Slot.Of(property.Key, property, filling, catalog), out var one);
                properties.Add((property, one));
            }
        }

        if (!whole)
        {
            return false;
        }

        value = shape.Create(arguments, properties, mapping.Place);
        return Check(value, mapping);
    }

    private bool TryParameter(Filling filling, int index, out object? value)
    {
        var parameter = filling.Shape.Parameters[index];
        var key = filling.Shape.KeyOf(parameter, filling.ByKeyword);
        var given = filling.Mapping.Find(key);
        if (parameter.ChosenBy is { } chooser)
        {
            return TryChosen(filling.Mapping, parameter, given, chooser, out value);
        }

        var slot = Slot.Of(key, parameter, filling, catalog);
        if (given is null || (filling.ByKeyword && index == 0 && slot.Optional && IsNothing(given)))
        {
            value = parameter.Default;
            if (parameter.Required)
            {
                problems.Add(
                    filling.Mapping.Place,
                    $"{filling.Called} lacks {slot.Name}; expected {Expected.Of(parameter.Type, slot, catalog)}",
                    filling.Example(catalog));
            }

            return !parameter.Required;
        }

        return TryBind(given, parameter.Type, slot, out value);
    }

    private bool TryChosen(Mapping mapping, Member parameter, Node? given, string chooser, out object? value)
    {
        value = null;
        if (mapping.Find(chooser) is not Scalar word)
        {
            if (given is not null)
            {
                problems.Add(given.Place, $"`{parameter.Key}` needs `{chooser}`; expected a name there that it fits");
            }

            return given is null;
        }

        var words = catalog.Family(parameter.Type);
        if (!words.TryGetValue(word.Text, out var type))
        {
            return Refuse(word, typeof(string), new Slot(Expected.Quote(chooser), Words: [.. words.Keys]));
        }

        var options = given is null ? new Mapping(word.Place, []) : AsMapping(given);
        return options is not null
            ? TryFill(new(options, RecordShape.Of(type), null, $"`{word.Text}`", parameter.Key + ": "), out value)
            : given is not Hole && Refuse(given!, type, new Slot(Expected.Quote(parameter.Key)), RemedyOf(type));
    }

    private static string? RemedyOf(Type type) => Examples.Own(type) is { } example ? Examples.AsRemedy(example, isStep: true) : null;

    private bool Check(object record, Mapping mapping)
    {
        var wrong = record is IChecked itself ? itself.Check().ToList() : [];
        wrong.ForEach(message => problems.Add(mapping.Place, message));
        return wrong.Count == 0;
    }

    private static Mapping? AsMapping(Node node) => node switch
    {
        Mapping mapping => mapping,
        _ when IsNothing(node) => new Mapping(node.Place, []),
        _ => null,
    };

    // `phone:` alone is a device and `reload:` alone a step where nothing more is required.
    private static bool IsNothing(Node node) => node is Scalar { Plain: true, Text: "" };
}
