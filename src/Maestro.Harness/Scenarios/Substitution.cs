using System.Text.RegularExpressions;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Scenarios;

/// <summary>Puts the values of a matrix's cell where `${name}` or `${row.field}` stands.</summary>
internal sealed partial class Substitution(Matrix matrix, Problems problems)
{
    private readonly HashSet<string> used = new();

    /// <summary>The document for one cell; its `matrix` stays as it is.</summary>
    public Mapping Apply(Mapping document, IReadOnlyDictionary<string, MatrixValue> cell) => new(
        document.Place,
        [.. document.Entries.Select(entry => entry.Key.Text is Matrix.Key ? entry : Replace(entry, cell))]);

    /// <summary>After all cells: names that stand nowhere.</summary>
    public void RefuseUnused()
    {
        var unused = matrix.Places.Where(each => matrix.Names[each.Key].Count > 0 && !used.Contains(each.Key));
        foreach (var (name, place) in unused)
        {
            problems.Add(
                place,
                $"{Expected.Quote(name)} of the matrix is used nowhere; expected {Expected.Quote($"${{{name}}}")} in a value",
                "Use it, or remove it.");
        }
    }

    private Node Replace(Node node, IReadOnlyDictionary<string, MatrixValue> cell) => node switch
    {
        Mapping mapping => new Mapping(mapping.Place, [.. mapping.Entries.Select(entry => Replace(entry, cell))]),
        Sequence sequence => new Sequence(sequence.Place, [.. sequence.Items.Select(item => Replace(item, cell))]),
        Scalar scalar when scalar.Text.Contains("${", StringComparison.Ordinal) => Replace(scalar, cell),
        _ => node,
    };

    private Entry Replace(Entry entry, IReadOnlyDictionary<string, MatrixValue> cell)
    {
        if (entry.Key.Text.Contains("${", StringComparison.Ordinal))
        {
            problems.Add(
                entry.Key.Place,
                $"The key {Expected.Quote(entry.Key.Text)} holds `${{`; expected a plain word",
                "Only values can come from the matrix.");
        }

        return entry with { Value = Replace(entry.Value, cell) };
    }

    private Node Replace(Scalar scalar, IReadOnlyDictionary<string, MatrixValue> cell)
    {
        var references = Reference().Matches(scalar.Text);
        if (references.Count == 0)
        {
            problems.Add(scalar.Place, $"`${{` in {Expected.Standing(scalar)} is not closed; expected `${{name}}`");
            return new Hole(scalar.Place);
        }

        if (references[0].Length == scalar.Text.Length)
        {
            return Resolve(references[0].Groups["name"].Value, scalar.Place, cell);
        }

        var whole = true;
        var text = Reference().Replace(scalar.Text, reference =>
        {
            var name = reference.Groups["name"].Value;
            var value = Resolve(name, scalar.Place, cell);
            if (value is not (Scalar or Hole))
            {
                problems.Add(
                    scalar.Place,
                    $"{Expected.Quote($"${{{name}}}")} is {Expected.Standing(value)} and stands inside a text; expected a single value",
                    "Use one of its fields.");
            }

            whole &= value is Scalar;
            return (value as Scalar)?.Text ?? "";
        });
        return whole ? scalar with { Text = text } : new Hole(scalar.Place);
    }

    private Node Resolve(string reference, Place place, IReadOnlyDictionary<string, MatrixValue> cell)
    {
        var (name, field) = reference.Split('.', 2) is [var row, var column] ? (row, column) : (reference, null);
        used.Add(name);
        if (!cell.TryGetValue(name, out var value))
        {
            return matrix.Names.ContainsKey(name) || !matrix.Readable
                ? new Hole(place)
                : Unknown(reference, place, [.. matrix.Names.Keys]);
        }

        return (field, value.Node) switch
        {
            (null, var node) => node,
            (_, Mapping mapping) => mapping.Find(field)
                ?? Unknown(reference, place, [.. mapping.Entries.Select(entry => $"{name}.{entry.Key.Text}")]),
            _ => Unknown(reference, place, [name]),
        };
    }

    private Hole Unknown(string reference, Place place, IReadOnlyCollection<string> valid)
    {
        var expected = valid.Count == 0 ? "no `${…}` without a `matrix`" : Nearest.Listed(valid);
        problems.Add(
            place,
            $"{Expected.Quote($"${{{reference}}}")} names nothing in the matrix; expected {expected}",
            Nearest.Remedy(reference, valid));
        return new Hole(place);
    }

    [GeneratedRegex(@"\$\{(?<name>[^{}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
