using System.ComponentModel;

namespace Maestro.Harness.Setup;

/// <summary>One thing that a profile asks to be done before a client can be reached: packages, a build.</summary>
/// <param name="Name">Shown while it runs; names its stamp and its log, so it is unique within a project.</param>
/// <param name="In">The working folder, relative to the project's root.</param>
/// <param name="Run">Command lines, run in order and without a shell; split on blanks, `"` and `'` keep blanks together.</param>
/// <param name="Sources">
/// Files and folders, relative to the project's root, whose content decides whether the step runs again. Inside folders,
/// what tools write is left out: node_modules, dist, bin, obj, .maestro.
/// </param>
public sealed record PrepareStep(
    [Description("Shown while it runs; unique within the project")] string Name,
    [Description("The working folder, relative to the project's root")] string In,
    [Description("Command lines, run in order and without a shell")] IReadOnlyList<string> Run,
    [Description("Files and folders, relative to the root, whose content decides whether it runs again")]
    IReadOnlyList<string> Sources);
