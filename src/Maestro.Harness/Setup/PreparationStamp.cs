namespace Maestro.Harness.Setup;

/// <summary>
/// Remembers that a step was done, for which sources, and which of the left-out folders (node_modules, dist …) stood in its
/// working folder afterwards: if somebody deletes one of them, the step is due again.
/// </summary>
internal sealed class PreparationStamp(string file, string workingFolder)
{
    public bool Matches(string hash)
    {
        var lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        return lines is [var stamped, .. var outputs]
            && stamped == hash
            && outputs.All(output => Directory.Exists(Path.Combine(workingFolder, output)));
    }

    public void Write(string hash)
    {
        var outputs = SourceHash.LeftOut.Where(name => Directory.Exists(Path.Combine(workingFolder, name)));
        File.WriteAllLines(file, [hash, .. outputs]);
    }

    public void Remove()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Delete(file);
    }
}
