using System.Security.Cryptography;
using System.Text;
using Maestro.Harness.Setup;
using Maestro.Harness.Targets;

namespace Maestro.Harness.Mutation;

/// <summary>A copy of a part of the target with a defect in it, built once for each state of the part and the defect.</summary>
public sealed class KnownBadCopy(Settings settings)
{
    /// <returns>The profile with the copy in the part's place.</returns>
    /// <exception cref="InputException">An anchor does not stand in its file exactly once, or the copy does not build.</exception>
    public async Task<Profile> BuildAsync(Profile profile, string name, KnownBad bad, CancellationToken cancel)
    {
        var origin = Path.Combine(settings.Root, bad.Of);
        var files = SourceCopy.Read(origin);
        foreach (var edit in bad.Edits)
        {
            files[edit.File] = Encoding.UTF8.GetBytes(Apply(edit, files));
        }

        var copy = Path.Combine(settings.Work, "known-bad", $"{name}-{Hash(files)}");
        var done = Path.Combine(copy, ".built");
        if (!File.Exists(done))
        {
            SourceCopy.Write(copy, origin, files);
            if (PartOfTarget.Build(bad.Replaces) is { } build)
            {
                await SourceCopy.RunAsync($"The known-bad {name} does not build", CommandWords.Split(build), copy, cancel);
            }

            await File.WriteAllTextAsync(done, "", cancel);
        }

        return PartOfTarget.Replace(profile, bad.Replaces, copy);
    }

    private static string Apply(Edit edit, Dictionary<string, byte[]> files)
    {
        if (!files.TryGetValue(edit.File, out var bytes))
        {
            throw Wrong(edit, $"there is no file '{edit.File}'");
        }

        var text = Encoding.UTF8.GetString(bytes);
        var anchor = edit.Anchor.TrimEnd('\n');
        var first = text.IndexOf(anchor, StringComparison.Ordinal);
        return first < 0 ? throw Wrong(edit, $"the anchor does not stand in {edit.File}")
            : text.IndexOf(anchor, first + 1, StringComparison.Ordinal) >= 0 ? throw Wrong(edit, $"the anchor stands in {edit.File} more than once")
            : text[..first] + edit.With.TrimEnd('\n') + text[(first + anchor.Length)..];
    }

    private static InputException Wrong(Edit edit, string why) => new(
        [new InputProblem($"This edit does not fit: {why}.", "Choose an anchor that stands there exactly once.",
            edit.Place.File, edit.Place.Line, edit.Place.Column)]);

    private static string Hash(Dictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (file, bytes) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file}\0{bytes.Length}\0"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
