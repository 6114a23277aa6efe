using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Maestro.Harness.Setup;

/// <summary>The fingerprint of a step: what it runs, and the names and content of its sources.</summary>
internal static class SourceHash
{
    /// <summary>Folders that tools write; never a source.</summary>
    public static readonly IReadOnlyList<string> LeftOut = ["node_modules", "dist", "bin", "obj", ".maestro"];

    /// <returns>SHA-256 in hex.</returns>
    /// <exception cref="InputException">A source is not there.</exception>
    public static string Of(PrepareStep step, string root)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, step.In);
        foreach (var line in step.Run)
        {
            Add(hash, line);
        }

        foreach (var file in step.Sources.SelectMany(source => Files(step, root, source)).Order(StringComparer.Ordinal))
        {
            Add(hash, file);
            Add(hash, File.ReadAllBytes(Path.Combine(root, file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<string> Files(PrepareStep step, string root, string source)
    {
        var path = Path.Combine(root, source);
        return File.Exists(path) ? [source]
            : Directory.Exists(path) ? Below(path).Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            : throw new InputException($"The source `{source}` of the step `{step.Name}` is not there.");
    }

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder).Concat(
            Directory.EnumerateDirectories(folder)
                .Where(child => !LeftOut.Contains(Path.GetFileName(child)))
                .SelectMany(Below));

    private static void Add(IncrementalHash hash, string text) => Add(hash, Encoding.UTF8.GetBytes(text));

    private static void Add(IncrementalHash hash, byte[] content)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, content.LongLength);
        hash.AppendData(length);
        hash.AppendData(content);
    }
}
