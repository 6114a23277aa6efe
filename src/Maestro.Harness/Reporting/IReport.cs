namespace Maestro.Harness.Reporting;

/// <summary>
/// A format in which a stored run is told: a pure writer over the journal and its verdict. Adding one is adding one file: reports are found
/// by reflection, and `maestro report` has an option of each one's name.
/// </summary>
public interface IReport
{
    /// <summary>In kebab-case; the command's option without its hyphens.</summary>
    string Name { get; }

    /// <summary>What it is for, as the option's help says it.</summary>
    string Says { get; }

    /// <summary>What it writes by default, by its path from the run's folder: a file, or a folder for a format of many files.</summary>
    string Target { get; }

    /// <summary>Whether a reader takes it from standard output, so that it is printed as well.</summary>
    bool IsPrinted => false;

    /// <param name="path">The file or folder to write; what is there is replaced.</param>
    void Write(StoredRun run, string path);
}

/// <summary>All reports there are, by name.</summary>
public static class AllReports
{
    public static readonly IReadOnlyDictionary<string, IReport> ByName = typeof(IReport).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IReport)) && type.IsClass)
        .Select(type => (IReport)Activator.CreateInstance(type)!)
        .OrderBy(report => report.Name)
        .ToDictionary(report => report.Name);
}
