namespace Maestro.Harness.Setup;

/// <summary>Does a profile's preparation, each step only when its sources have changed since it last succeeded.</summary>
/// <param name="root">The project's root; the steps' paths are relative to it.</param>
/// <param name="work">The tool's own folder: holds `stamps/`, `logs/` and the lock.</param>
public sealed class ClientPreparation(string root, string work)
{
    private const int ShownLines = 30;

    /// <summary>Runs the steps that are due, in order. One process at a time; others wait and then find nothing to do.</summary>
    /// <param name="progress">Takes one line for each step that runs, before it runs.</param>
    /// <exception cref="InputException">A source or a program is missing, or a command failed: names the log, shows its end.</exception>
    public async Task PrepareAsync(IReadOnlyList<PrepareStep> steps, Action<string> progress, CancellationToken cancel)
    {
        using var turn = await FileLock.TakeAsync(
            Path.Combine(work, "prepare.lock"),
            () => progress("Another process is preparing the client; waiting for it …"),
            cancel);
        foreach (var step in steps)
        {
            await PrepareAsync(step, progress, cancel);
        }
    }

    private async Task PrepareAsync(PrepareStep step, Action<string> progress, CancellationToken cancel)
    {
        var hash = SourceHash.Of(step, root);
        var fileName = string.Concat(step.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        var folder = Path.Combine(root, step.In);
        var stamp = new PreparationStamp(Path.Combine(work, "stamps", fileName), folder);
        if (stamp.Matches(hash))
        {
            return;
        }

        progress($"{step.Name} …");
        stamp.Remove();
        var log = Path.Combine(work, "logs", $"prepare-{fileName}.log");
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        await File.WriteAllTextAsync(log, "", cancel);
        foreach (var command in step.Run)
        {
            await RunAsync(step, command, folder, log, cancel);
        }

        stamp.Write(hash);
    }

    private static async Task RunAsync(
        PrepareStep step, string command, string folder, string log, CancellationToken cancel)
    {
        var lastLines = new Queue<string>();
        int exitCode;
        await using (var writer = new StreamWriter(log, append: true))
        {
            await writer.WriteLineAsync($"$ {command}");
            var words = CommandWords.Split(command);
            exitCode = await ChildProcess.RunAsync(words[0], [.. words.Skip(1)], folder, Keep, cancel);

            void Keep(string line)
            {
                writer.WriteLine(line);
                lastLines.Enqueue(line);
                if (lastLines.Count > ShownLines)
                {
                    lastLines.Dequeue();
                }
            }
        }

        if (exitCode != 0)
        {
            throw new InputException(
                $"{step.Name}: `{command}` failed with exit code {exitCode}. The end of what it printed:\n"
                + string.Join('\n', lastLines.Select(line => $"    {line}")),
                $"All of it: {log}");
        }
    }
}
