using System.Diagnostics;
using System.Net.Http.Json;
using Maestro.Harness.History;
using Maestro.Harness.Mutation;
using Maestro.Harness.Rehearsal.Debriefing;
using Maestro.Tests;

namespace Maestro.Harness.Tests.Rehearsal;

/// <summary>`maestro rehearse` as a process of its own, with an operator who asks its room without a page.</summary>
internal sealed class RoomProcess : IDisposable
{
    private const string BrowserOption = "--user-data-dir=";
    private const string ServiceProgram = "Maestro.SyncStub.dll";

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(2);

    private readonly Settings _settings;
    private readonly Process _process;
    private readonly HttpClient _operator = new();
    private Uri? _place;

    private RoomProcess(Settings settings, string incident, string seed)
    {
        _settings = settings;
        var start = Foreground.Start("dotnet", [WatchedRun.Command, "rehearse", incident, "--seed", seed]);
        start.WorkingDirectory = settings.Root;
        start.UseShellExecute = false;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        _process = Process.Start(start)!;
    }

    /// <summary>Where the journal and the debrief lie, once it has begun.</summary>
    public string Folder => Directory.EnumerateDirectories(_settings.Artifacts, $"rehearsal-*-{_process.Id}").Single();

    /// <summary>What it holds now.</summary>
    public Holdings Held => Holdings.Of(_process.Id, _settings.Work);

    /// <summary>Its operator has come in; it has not begun.</summary>
    public static async Task<RoomProcess> OpenAsync(Settings settings, string incident, string seed, CancellationToken cancel)
    {
        var room = new RoomProcess(settings, incident, seed);
        try
        {
            await room.EnterAsync(cancel);
            return room;
        }
        catch
        {
            room.Dispose();
            throw;
        }
    }

    /// <summary>Has something done, as the page would: `{ "do": "begin" }`.</summary>
    public async Task DoAsync(object command, CancellationToken cancel) => (await _operator.PostAsJsonAsync(new Uri(_place!, "do"), command, cancel)).EnsureSuccessStatusCode();

    /// <summary>Until an event of that name is in the journal.</summary>
    public Task HappenedAsync(string happened, CancellationToken cancel) => WrittenAsync(Journal.FileName, $"\"event\":\"{happened}\"", cancel);

    /// <summary>Until its debrief says that.</summary>
    public Task DebriefedAsync(string words, CancellationToken cancel) => WrittenAsync(DebriefMarkdown.FileName, words, cancel);

    /// <summary>Until it prints a line with these words.</summary>
    public async Task<string> LineAsync(string words, CancellationToken cancel)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancel) is { } line)
        {
            if (line.Contains(words, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"It ended without '{words}'.");
    }

    public void KillBrowser() => Kill(line => line.Contains(BrowserOption, StringComparison.Ordinal) && !line.Contains("--type=", StringComparison.Ordinal));

    public void KillService() => Kill(line => line.Contains(ServiceProgram, StringComparison.Ordinal));

    public Task KillAsync(CancellationToken cancel)
    {
        _process.Kill();
        return _process.WaitForExitAsync(cancel);
    }

    /// <summary>Ctrl-C.</summary>
    public async Task<int> CloseAsync(CancellationToken cancel)
    {
        using (var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]))
        {
            await kill.WaitForExitAsync(cancel);
        }

        await _process.WaitForExitAsync(cancel);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        _operator.Dispose();
    }

    /// <summary>Kills the one process of those that it started that is said to be it.</summary>
    private void Kill(Func<string, bool> isIt)
    {
        var said = Held.Left().Single(line => line.StartsWith("process ", StringComparison.Ordinal) && isIt(line));
        using var victim = Process.GetProcessById(int.Parse(said.Split(' ', ':')[1]));
        victim.Kill();
    }

    private async Task EnterAsync(CancellationToken cancel)
    {
        var link = new Uri((await LineAsync("for the operator", cancel)).Split(' ')[0]);
        _operator.DefaultRequestHeaders.Add("Origin", link.GetLeftPart(UriPartial.Authority));
        var entered = await _operator.PostAsync(new Uri(link, "/enter"), new StringContent(link.Fragment[1..]), cancel);
        _place = new Uri(link, await entered.Content.ReadAsStringAsync(cancel));
    }

    private async Task WrittenAsync(string name, string words, CancellationToken cancel)
    {
        using var pace = new PeriodicTimer(Pace);
        while (!Text(name).Contains(words, StringComparison.Ordinal))
        {
            await pace.WaitForNextTickAsync(cancel);
        }
    }

    private string Text(string name)
    {
        var folder = Directory.Exists(_settings.Artifacts) ? Directory.EnumerateDirectories(_settings.Artifacts, $"rehearsal-*-{_process.Id}").FirstOrDefault() : null;
        var file = Path.Combine(folder ?? "", name);
        if (!File.Exists(file))
        {
            return "";
        }

        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
