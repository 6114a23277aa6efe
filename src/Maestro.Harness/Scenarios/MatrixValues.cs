using System.Text.RegularExpressions;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Scenarios;

/// <summary>One value of a name of a matrix.</summary>
/// <param name="Label">Its word in ids: letters, digits, `.`, `_`, `-`; `#` with its position where needed.</param>
internal sealed record MatrixValue(Node Node, string Label);

/// <summary>The values of one name of a matrix: scalars, or mappings whose first field labels them.</summary>
internal static partial class MatrixValues
{
    /// <summary>None if the name or any value was refused; the reasons are then among the problems.</summary>
    public static IReadOnlyList<MatrixValue> Read(Scalar name, Node values, Problems problems)
    {
        if (!Names.IsName(name.Text))
        {
            problems.Add(
                name.Place,
                $"{Expected.Quote(name.Text)} names a value of the matrix; expected {Names.Form}, such as `when`");
            return [];
        }

        var nodes = values is Sequence sequence ? sequence.Items : [values];
        if (nodes.Count == 0)
        {
            problems.Add(
                values.Place,
                $"{Expected.Quote(name.Text)} has no values; expected at least one",
                "List them, or remove the name.");
        }

        var labels = new HashSet<string>();
        var read = new List<MatrixValue>();
        foreach (var node in nodes)
        {
            if (Fits(name.Text, node, read, problems))
            {
                read.Add(new MatrixValue(node, Label(node, read.Count + 1, labels)));
            }
        }

        return read.Count == nodes.Count ? read : [];
    }

    private static bool Fits(string name, Node node, List<MatrixValue> before, Problems problems)
    {
        switch (node)
        {
            case Hole:
                return false;
            case Sequence:
            case Mapping { Entries: [] } or Mapping { Entries: [{ Value: not Scalar }, ..] }:
                var standing = $"{Expected.Quote(name)} holds {Expected.Standing(node)}";
                problems.Add(node.Place, $"{standing}; expected words, or mappings whose first field is one");
                return false;
            case Scalar when before.Any(value => value.Node with { Place = node.Place } == node):
                problems.Add(
                    node.Place,
                    $"{Expected.Quote(name)} holds {Expected.Standing(node)} twice; expected each value once",
                    "Remove one.");
                return false;
            default:
                return !RefersToAnother(node, problems);
        }
    }

    private static bool RefersToAnother(Node node, Problems problems)
    {
        switch (node)
        {
            case Mapping mapping:
                return mapping.Entries.Count(entry => RefersToAnother(entry.Value, problems)) > 0;
            case Sequence sequence:
                return sequence.Items.Count(item => RefersToAnother(item, problems)) > 0;
            case Scalar scalar when scalar.Text.Contains("${", StringComparison.Ordinal):
                problems.Add(
                    node.Place,
                    $"A value of the matrix refers to another: {Expected.Standing(node)}; expected a value",
                    "Use both names where they are needed.");
                return true;
            default:
                return false;
        }
    }

    private static string Label(Node node, int position, HashSet<string> taken)
    {
        var text = node is Mapping row ? ((Scalar)row.Entries[0].Value).Text : ((Scalar)node).Text;
        var label = Strange().Replace(text.Trim(), "-");
        if (label is "" or "-" || !taken.Add(label))
        {
            label = $"{label.Trim('-')}#{position}";
            taken.Add(label);
        }

        return label;
    }

    [GeneratedRegex(@"[^\p{L}\p{Nd}._-]+", RegexOptions.None, 1000)]
    private static partial Regex Strange();
}
