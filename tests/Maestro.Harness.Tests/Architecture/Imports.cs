using System.Reflection;
using System.Text.RegularExpressions;

namespace Maestro.Harness.Tests.Architecture;

/// <summary>Which folder of a project may use which other: a folder is the namespace below the project's own.</summary>
/// <param name="root">The project's own namespace; what lies in it directly may be used by all, and uses none.</param>
/// <param name="allowed">Each folder with the folders it may use, separated by blanks.</param>
internal sealed partial class Imports(string root, IReadOnlyDictionary<string, string> allowed)
{
    private const string Root = "";

    /// <summary>What types use that they may not, as the compiler sees it: `Low.Type uses High.Type`.</summary>
    public IEnumerable<string> Violations(Assembly assembly) =>
        from type in assembly.GetTypes()
        where FolderOf(type.Namespace) is not null
        from used in TypeReferences.Of(type)
        where FolderOf(used.Namespace) is { } folder && !MayUse(FolderOf(type.Namespace)!, folder)
        select $"{Short(type)} uses {Short(used)}";

    /// <summary>
    /// What a source file names that it may not: constants are folded away by the compiler, but not without a `using` or a full name.
    /// </summary>
    public IEnumerable<string> Violations(string file, string folder, string text) => Names().Matches(text)
        .Select(match => FolderOf(match.Value))
        .OfType<string>()
        .Distinct()
        .Where(used => !MayUse(folder, used))
        .Select(used => $"{file} names {used}");

    private bool MayUse(string folder, string used) =>
        used == folder || used is Root || (allowed.TryGetValue(folder, out var folders) && folders.Split(' ').Contains(used));

    /// <summary>Null outside the project.</summary>
    private string? FolderOf(string? name) =>
        name == root ? Root
        : name?.StartsWith(root + ".", StringComparison.Ordinal) is true ? name[(root.Length + 1)..].Split('.')[0]
        : null;

    private string Short(Type type) => type.FullName![(root.Length + 1)..];

    [GeneratedRegex(@"\w+(\.\w+)+", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Names();
}
