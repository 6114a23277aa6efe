namespace Maestro.Harness.Scenarios.Binding;

internal sealed partial class Binder
{
    /// <summary>The records that are being filled, the innermost first.</summary>
    private readonly Stack<Filling> around = new();

    private bool RefuseUnknownKeys(Filling filling)
    {
        var strange = filling.Mapping.Entries.Where(entry => !filling.Keys.Contains(entry.Key.Text)).ToList();
        foreach (var (key, given) in strange)
        {
            var quoted = Expected.Quote(key.Text);
            if (filling.Family is { } family && catalog.Family(family).ContainsKey(key.Text))
            {
                problems.Add(
                    key.Place,
                    $"{quoted} begins another {Names.InWords(family)}; expected keys of {filling.Called}",
                    $"Put it in a list item of its own: - {Item(key.Text)}");
                continue;
            }

            problems.Add(
                key.Place,
                $"{quoted} is no key of {filling.Called}; expected {Nearest.Listed(filling.Keys)}",
                Misplaced(key.Text, filling)
                    ?? Nearest.Remedy(key.Text, filling.Keys)
                    ?? (IsNothing(given) && key.Text.Contains(' ') ? "Quote the text before it if this belongs to it: inside `{ }` a `,` ends a text." : null)
                    ?? filling.Example(catalog));
        }

        return strange.Count == 0;
    }

    /// <summary>A step as it stands in a list; an expectation within its step.</summary>
    private string Item(string keyword) => around.Skip(1).FirstOrDefault(outer => outer.Family is not null) is { } step
        ? $"{step.Shape.Keyword}: {{ {keyword}: … }}"
        : $"{keyword}: …";

    /// <summary>Where a key belongs that stands too far in or out; null for one that belongs nowhere near.</summary>
    private string? Misplaced(string key, Filling filling)
    {
        foreach (var parameter in filling.Shape.Parameters.Where(parameter => parameter.ChosenBy is not null))
        {
            if (filling.Mapping.Find(parameter.ChosenBy!) is Scalar chosen
                && catalog.Family(parameter.Type).TryGetValue(chosen.Text, out var options)
                && RecordShape.Of(options) is var shape
                && shape.Parameters.Concat(shape.Properties).Any(option => option.Key == key))
            {
                return $"It is an option of `{chosen.Text}`: put it under `{parameter.Key}`, as in `{parameter.Key}: {{ {key}: … }}`.";
            }
        }

        return around.Skip(1).FirstOrDefault(outer => outer.Family is not null && outer.Keys.Contains(key)) is { } owner
            ? $"It is a key of {owner.Called}: put it on a line of its own, below {owner.Called}."
            : null;
    }

    // A keyword of a record without parameters takes no value: `reload:`.
    private bool RefuseNeedlessValue(Filling filling)
    {
        if (!filling.ByKeyword || filling.Shape.Parameters.Count > 0)
        {
            return true;
        }

        var value = filling.Mapping.Find(filling.Shape.Keyword!)!;
        if (!IsNothing(value))
        {
            problems.Add(value.Place, $"{filling.Called} is {Expected.Standing(value)}; expected nothing after the `:`");
        }

        return IsNothing(value);
    }
}
