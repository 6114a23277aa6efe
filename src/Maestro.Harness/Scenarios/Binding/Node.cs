namespace Maestro.Harness.Scenarios.Binding;

/// <summary>A piece of a YAML file with its place. YamlDotNet's own nodes cannot be made with a place, and what stands
/// for `${name}` keeps the one where it was written.</summary>
internal abstract record Node(Place Place);

/// <param name="Plain">Without quotes and not a block: the YAML core schema decides what it is.</param>
internal sealed record Scalar(Place Place, string Text, bool Plain) : Node(Place)
{
    /// <summary>Nothing, `~` or `null`, without quotes.</summary>
    public bool IsNull => Plain && Text is "" or "~" or "null" or "Null" or "NULL";
}

internal sealed record Sequence(Place Place, IReadOnlyList<Node> Items) : Node(Place);

/// <param name="Entries">In the file's order; no key stands twice.</param>
internal sealed record Mapping(Place Place, IReadOnlyList<Entry> Entries) : Node(Place)
{
    public Node? Find(string key) =>
        Entries.FirstOrDefault(entry => entry.Key.Text == key)?.Value;
}

internal sealed record Entry(Scalar Key, Node Value);

/// <summary>Something already reported as a problem: binding it fails without another word.</summary>
internal sealed record Hole(Place Place) : Node(Place);
