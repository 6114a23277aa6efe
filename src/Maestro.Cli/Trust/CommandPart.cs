using Maestro.Harness.Setup;

namespace Maestro.Cli.Trust;

/// <summary>A part that is a command of its own: it holds if the command ends with 0. What it printed lies in its scratch folder.</summary>
/// <param name="command">The program and its arguments, run in the project's root.</param>
/// <param name="isFigure">Whether a line of its output is a figure.</param>
internal sealed class CommandPart(Frame frame, string name, string shows, IReadOnlyList<string> command, Func<string, bool> isFigure) : ITrustPart
{
    public string Name => name;

    public string Shows => shows;

    public async Task<Measured> MeasureAsync(PartRecord record, CancellationToken cancel)
    {
        Directory.CreateDirectory(record.Scratch);
        var figures = new List<string>();
        int exit;
        await using (var log = new StreamWriter(Path.Combine(record.Scratch, "output.log")))
        {
            exit = await ChildProcess.RunAsync(command[0], [.. command.Skip(1)], frame.Settings.Root, Take, cancel);

            void Take(string line)
            {
                log.WriteLine(line);
                Frame.Progress(line);
                if (isFigure(line))
                {
                    figures.Add(line.Trim());
                }
            }
        }

        // A command that ends well and says nothing has measured nothing.
        return new Measured(exit == 0 && figures.Count > 0, figures.Count > 0 ? figures : [$"nothing: it ended with exit code {exit}"]);
    }
}
