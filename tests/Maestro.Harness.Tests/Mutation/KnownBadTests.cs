using Maestro.Harness.Mutation;
using Maestro.Harness.Tests.Architecture;

namespace Maestro.Harness.Tests.Mutation;

/// <summary>A known-bad whose anchor is gone breaks nothing. `maestro mutants` would say so, after it has built the others.</summary>
internal sealed class KnownBadTests
{
    private static readonly IReadOnlyDictionary<string, KnownBad> All = Mutants.Find(Path.Combine(Sources.Root, "fixtures/known-bad"), Sources.Root);

    private static IEnumerable<string> Names => All.Keys;

    [TestCaseSource(nameof(Names))]
    public void Each_edit_fits_its_file(string name)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var edit in All[name].Edits)
        {
            var text = texts.GetValueOrDefault(edit.File) ?? Sources.Text(Path.Combine(All[name].Of, edit.File));
            var parts = text.Split(edit.Anchor.TrimEnd('\n'));
            Assert.That(parts, Has.Length.EqualTo(2), () => $"how often the anchor stands in {edit.File}, and one: {edit.Anchor}");
            texts[edit.File] = string.Join(edit.With.TrimEnd('\n'), parts);
        }
    }
}
