using System.CommandLine;
using Maestro.Harness.Reporting;
using Maestro.Harness.Reporting.Html;
using Spectre.Console;

namespace Maestro.Cli.Commands;

/// <summary>`maestro report [journal]`: tells a stored run in the formats that people and machines read.</summary>
internal sealed class ReportCommand : CliCommand
{
    private readonly Argument<string?> _journal = new("journal")
    {
        Description = "The journal of a run, or the run's folder; the last run's without it.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _out = new("--out") { Description = "The folder to write to; the run's own without it.", HelpName = "folder" };

    private readonly Option<bool> _allureHtml = new("--allure-html")
    {
        Description = "Writes allure-report: Allure's own pages, made by its generator; needs Node.js.",
    };

    private readonly Dictionary<IReport, Option<bool>> _formats = AllReports.ByName.Values
        .ToDictionary(report => report, report => new Option<bool>($"--{report.Name}") { Description = $"Writes {report.Target}: {report.Says}." });

    public ReportCommand() : base("report", "Tell a stored run as HTML, JUnit, TRX, Allure, JSON or annotations; HTML without a format.")
    {
        Add(_journal);
        Add(_out);
        foreach (var option in _formats.Values)
        {
            Add(option);
        }

        Add(_allureHtml);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
    {
        var journal = StoredJournals.Locate(parsed.GetValue(_journal), frame.Settings.Artifacts, "report");
        var run = WrittenReports.Read(journal, frame.Settings);
        var asked = _formats.Where(format => parsed.GetValue(format.Value)).Select(format => format.Key).ToList();
        var folder = parsed.GetValue(_out) ?? run.Folder;
        var pages = parsed.GetValue(_allureHtml);
        foreach (var report in asked.Count > 0 || pages ? asked : [new HtmlReport()])
        {
            var path = WrittenReports.Write(report, run, folder);
            if (report.IsPrinted)
            {
                frame.Console.Profile.Out.Writer.Write(File.ReadAllText(path));
            }
            else
            {
                frame.Console.WriteLine($"{report.Name}: {Path.GetRelativePath(Environment.CurrentDirectory, path)}");
            }
        }

        if (pages)
        {
            var made = Path.Combine(folder, "allure-report");
            await AllurePages.GenerateAsync(WrittenReports.Write(new AllureReport(), run, folder), made, frame.Settings, Frame.Progress, cancel);
            frame.Console.WriteLine($"allure-html: {Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(made, "index.html"))}");
        }

        return ExitCode.Passed;
    }
}
