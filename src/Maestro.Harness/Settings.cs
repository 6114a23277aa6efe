using System.Globalization;
using System.Xml.Linq;

namespace Maestro.Harness;

/// <summary>The project's one settings file, `playwright.config`, as the command line and the tests read it.</summary>
/// <param name="Root">The project's root folder: the one that holds `playwright.config`.</param>
/// <param name="Workers">Scenarios at once, 1 to 64.</param>
/// <param name="ExpectTimeout">How long an expectation waits for its event.</param>
/// <param name="OpenTimeout">How long a navigation or a client's readiness may take.</param>
/// <param name="RecoveryBudget">How long a client may take to come to rest after everything is healed.</param>
/// <param name="Artifacts">Where runs are written; an absolute path.</param>
public sealed record Settings(
    string Root,
    int Workers,
    bool Headless,
    TimeSpan ExpectTimeout,
    TimeSpan OpenTimeout,
    TimeSpan RecoveryBudget,
    string Artifacts)
{
    public const string FileName = "playwright.config";

    /// <summary>The tool's own folder: builds, caches, profiles, the heal list.</summary>
    public string Work => Path.Combine(Root, ".maestro");

    /// <summary>Reads the settings of the project that holds the folder.</summary>
    /// <exception cref="InputException">No settings file above the folder, or one that does not fit.</exception>
    public static Settings Find(string folder)
    {
        var root = new DirectoryInfo(folder);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, FileName)))
        {
            root = root.Parent;
        }

        return root is null
            ? throw new InputException($"No {FileName} in {folder} or above it.", "Run the command inside the project.")
            : Read(root.FullName);
    }

    private static Settings Read(string root)
    {
        var file = Path.Combine(root, FileName);
        XElement maestro;
        try
        {
            maestro = XDocument.Load(file).Root?.Element("Maestro")
                ?? throw new InputException([new InputProblem("No <Maestro> section.", File: FileName)]);
        }
        catch (System.Xml.XmlException e)
        {
            throw new InputException([new InputProblem(e.Message, File: FileName, Line: e.LineNumber, Column: e.LinePosition)]);
        }

        return new Settings(
            root,
            Number(maestro, "Workers", 1, 64),
            Text(maestro, "Headless") is "true",
            TimeSpan.FromMilliseconds(Number(maestro, "ExpectTimeout", 1, 600_000)),
            TimeSpan.FromMilliseconds(Number(maestro, "OpenTimeout", 1, 600_000)),
            TimeSpan.FromMilliseconds(Number(maestro, "RecoveryBudget", 1, 600_000)),
            Path.GetFullPath(Path.Combine(root, Text(maestro, "Artifacts"))));
    }

    private static string Text(XElement parent, string name) =>
        parent.Element(name)?.Value.Trim()
        ?? throw new InputException([new InputProblem($"<Maestro> lacks <{name}>.", File: FileName)]);

    private static int Number(XElement parent, string name, int least, int most) =>
        int.TryParse(Text(parent, name), CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new InputException(
                [new InputProblem($"<{name}> must be a whole number from {least} to {most}, not '{Text(parent, name)}'.", File: FileName)]);
}
