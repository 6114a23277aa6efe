namespace Maestro.Harness.Scenarios.Binding;

internal sealed partial class Binder
{
    private bool TryRecord(Node node, Type type, Slot slot, out object? value)
    {
        value = null;
        var mapping = AsMapping(node);
        return mapping is null ? Refuse(node, type, slot) : TryFill(mapping, RecordShape.Of(type), family: null, slot.Name, out value);
    }

    private bool TryFamily(Node node, Type family, Slot slot, out object? value)
    {
        value = null;
        if (node is not Mapping { Entries.Count: > 0 } mapping)
        {
            return Refuse(node, family, slot);
        }

        var words = catalog.Family(family);
        foreach (var entry in mapping.Entries)
        {
            if (words.TryGetValue(entry.Key.Text, out var type))
            {
                return TryFill(mapping, RecordShape.Of(type), family, Expected.Quote(entry.Key.Text), out value);
            }
        }

        RefuseKeywords(mapping, family);
        return false;
    }

    private void RefuseKeywords(Mapping mapping, Type family)
    {
        string[] words = [.. catalog.Family(family).Keys];
        var likely = mapping.Entries.FirstOrDefault(entry => Nearest.To(entry.Key.Text, words).Count > 0) ?? mapping.Entries[0];
        var keys = Expected.Either(mapping.Entries.Take(4).Select(entry => entry.Key.Text));
        problems.Add(
            likely.Key.Place,
            $"No {Names.InWords(family)} begins with {keys}; expected {Nearest.Listed(words)}",
            Nearest.Remedy(likely.Key.Text, words) ?? $"Example: {Examples.Of(RecordShape.Of(catalog.Family(family)[words[0]]), byKeyword: true, catalog)}");
    }

    /// <param name="family">Where the record's keyword is a key of the mapping: the family it was chosen from.</param>
    /// <param name="called">The record in problems.</param>
    private bool TryFill(Mapping mapping, RecordShape shape, Type? family, string called, out object? value)
    {
        value = null;
        var whole = RefuseUnknownKeys(mapping, shape, family, called);
        var arguments = new object?[shape.Parameters.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            whole &= TryParameter(mapping, shape, i, family is not null, called, out arguments[i]);
        }

        var properties = new List<(Member, object?)>();
        foreach (var property in shape.Properties)
        {
            if (mapping.Find(property.Key) is { } given)
            {
                whole &= TryBind(given, property.Type, Slot.Of(property.Key, property, catalog), out var one);
                properties.Add((property, one));
            }
        }

        if (!whole)
        {
            return false;
        }

        value = shape.Create(arguments, properties, mapping.Place);
        Records.Add((value, mapping));
        return Check(value, mapping);
    }

    private bool TryParameter(Mapping mapping, RecordShape shape, int index, bool byKeyword, string called, out object? value)
    {
        var parameter = shape.Parameters[index];
        var key = shape.KeyOf(parameter, byKeyword);
        var given = mapping.Find(key);
        if (parameter.ChosenBy is { } chooser)
        {
            return TryChosen(mapping, parameter, given, chooser, out value);
        }

        // `reload:` alone is a whole step where the keyword's value is optional.
        if (given is null || (byKeyword && index == 0 && !parameter.Required && given is Scalar { Plain: true, Text: "" }))
        {
            value = parameter.Default;
            if (parameter.Required)
            {
                problems.Add(
                    mapping.Place,
                    $"{called} lacks {Expected.Quote(key)}; expected {Expected.Of(parameter.Type, Slot.Of(key, parameter, catalog), catalog)}",
                    $"Example: {Examples.Of(shape, byKeyword, catalog)}");
            }

            return !parameter.Required;
        }

        return TryBind(given, parameter.Type, Slot.Of(key, parameter, catalog), out value);
    }

    private bool TryChosen(Mapping mapping, Member parameter, Node? given, string chooser, out object? value)
    {
        value = null;
        if (mapping.Find(chooser) is not Scalar word)
        {
            return given is null;
        }

        var words = catalog.Family(parameter.Type);
        if (!words.TryGetValue(word.Text, out var type))
        {
            return Refuse(word, typeof(string), new Slot(Expected.Quote(chooser), Words: [.. words.Keys]));
        }

        var options = given is null ? new Mapping(word.Place, []) : AsMapping(given);
        return options is null
            ? given is not Hole && Refuse(given!, type, new Slot(Expected.Quote(parameter.Key)))
            : TryFill(options, RecordShape.Of(type), family: null, Expected.Quote(word.Text), out value);
    }

    private bool RefuseUnknownKeys(Mapping mapping, RecordShape shape, Type? family, string called)
    {
        string[] keys =
        [
            .. shape.Parameters.Select(parameter => shape.KeyOf(parameter, family is not null)),
            .. shape.Properties.Select(property => property.Key),
            .. family is not null && shape.Parameters.Count == 0 ? [shape.Keyword!] : Array.Empty<string>(),
        ];
        var whole = true;
        foreach (var (key, _) in mapping.Entries.Where(entry => !keys.Contains(entry.Key.Text, StringComparer.Ordinal)))
        {
            whole = false;
            if (family is not null && catalog.Family(family).ContainsKey(key.Text))
            {
                problems.Add(
                    key.Place,
                    $"{Expected.Quote(key.Text)} begins another {Names.InWords(family)} than {called}; expected one in each list item",
                    $"Put it in a list item of its own: - {key.Text}: …");
                continue;
            }

            problems.Add(
                key.Place,
                $"{Expected.Quote(key.Text)} is no key of {called}; expected {(keys.Length == 0 ? "none" : Nearest.Listed(keys))}",
                Nearest.Remedy(key.Text, keys) ?? $"Example: {Examples.Of(shape, family is not null, catalog)}");
        }

        return whole;
    }

    private bool Check(object record, Mapping mapping)
    {
        var wrong = record is IChecked itself ? itself.Check().ToList() : [];
        wrong.ForEach(message => problems.Add(mapping.Place, message));
        return wrong.Count == 0;
    }

    private static Mapping? AsMapping(Node node) => node switch
    {
        Mapping mapping => mapping,
        Scalar { Plain: true, Text: "" } empty => new Mapping(empty.Place, []),
        _ => null,
    };
}
