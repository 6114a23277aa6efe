using System.ComponentModel;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Targets;

/// <summary>A service that the harness starts. It prints one line of JSON when it listens: `listening`, `port`, `control_port`.</summary>
/// <param name="Start">The command line, from the project's root; `${port}` stands for the port (0: any free one), `${program}` for the program's file, `${builds}` for the folder of the client's builds, `${data}` for a folder of the run where it may keep what it stores.</param>
/// <param name="Program">The file that is started, relative to the root.</param>
/// <param name="Builds">The folder that holds the client's builds, relative to the root.</param>
/// <param name="Serves">The builds there, by the names of their folders; null: whichever a scenario asks for.</param>
public sealed record ServiceStart(
    [Description("The command line; ${port} stands for the port, ${program} and ${builds} for the two paths below, ${data} for a folder of the run")] string Start,
    [Description("The file that is started")] string Program,
    [Description("The folder of the client's builds")] string Builds,
    [Description("The builds in that folder; without this, whichever a scenario asks for")] IReadOnlyList<string>? Serves = null,
    [Description("How its database is paused; without this, it cannot be")] DatabasePause? Database = null);

/// <summary>How the service's database is made to wait and go on: by a lock on its SQLite file, or by commands.</summary>
/// <param name="Sqlite">The file, relative to `${data}`.</param>
/// <param name="Pause">A command line, such as `docker pause maestro-db`.</param>
/// <param name="Resume">The command line that takes it back.</param>
public sealed record DatabasePause(
    [Description("Its SQLite file, relative to ${data}")] string? Sqlite = null,
    [Description("The command that pauses it: docker pause maestro-db")] string? Pause = null,
    [Description("The command that lets it go on")] string? Resume = null) : IChecked
{
    IEnumerable<string> IChecked.Check()
    {
        if (Sqlite is null == Pause is null || Pause is null != Resume is null)
        {
            yield return "`database` needs either `sqlite`, or both `pause` and `resume`";
        }
    }
}
