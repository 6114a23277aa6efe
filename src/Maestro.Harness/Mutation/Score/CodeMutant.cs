using System.Security.Cryptography;
using System.Text;

namespace Maestro.Harness.Mutation.Score;

/// <summary>One change that Stryker's instrumenter has put into the client, behind a switch.</summary>
/// <param name="Id">By which it is switched on; another set of files has other ids.</param>
/// <param name="File">Relative to the client's folder.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Mutator">The kind of change.</param>
/// <param name="Text">The line that it begins in.</param>
/// <param name="Original">What the replacement takes the place of, in one line.</param>
/// <param name="Replacement">In one line.</param>
public sealed record CodeMutant(
    string Id, string File, int Line, int Column, string Mutator, string Text, string Original, string Replacement)
{
    /// <summary>Some of the mutants, drawn by a word. A larger number draws the same ones and more, so that what has been found stays.</summary>
    /// <param name="count">Null: all.</param>
    public static IReadOnlyList<CodeMutant> Sample(IReadOnlyList<CodeMutant> all, int? count, string seed) => count is not { } number
        ? all
        : [.. all.Index().OrderBy(each => each.Item.Lot(seed)).Take(number).OrderBy(each => each.Index).Select(each => each.Item)];

    /// <summary>The same for the same change, wherever else something is changed.</summary>
    private ulong Lot(string seed) => BitConverter.ToUInt64(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{File}/{Line}/{Column}/{Mutator}/{Replacement}")));
}
