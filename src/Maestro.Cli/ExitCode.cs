namespace Maestro.Cli;

/// <summary>What the command's exit code says.</summary>
internal enum ExitCode
{
    /// <summary>Everything that ran passed.</summary>
    Passed = 0,

    /// <summary>Something that was checked is wrong.</summary>
    Failed = 1,

    /// <summary>It could not be decided, or the command itself broke.</summary>
    Unknown = 2,

    /// <summary>The arguments, the files handed in or the machine must be mended first.</summary>
    BadInput = 3,

    /// <summary>Ctrl-C or a termination signal, after an orderly tear-down.</summary>
    Interrupted = 130,
}
