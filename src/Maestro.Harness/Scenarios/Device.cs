using System.ComponentModel;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Scenarios;

/// <summary>One browser profile with its tabs. Its first tab is addressed by its name, the n-th by `name.n`.</summary>
[Example("{ tabs: 2, storage: sqlite }")]
public sealed record Device(
    [Description("How many tabs it has")] [Between(1, Device.MostTabs)] int Tabs = 1,
    [Description("Where the browser keeps IndexedDB")] Backend Storage = Backend.Memory,
    [Description("Whose time its pages have: real, or virtual, which `advance` lets pass")] Clock Clock = Clock.Real,
    [Description("Where its profile on disk lies")] Disk Disk = Disk.Shared,
    [Description("Who is signed in; without it, the subject of the target's profile")] string? Subject = null,
    [Description("The build of a deployment of its own, beside the scenario's")] string? Build = null,
    [Description("How many megabytes the browser lets the origin store; without it, as many as there are")] [Between(1, 1000)] int? Quota = null) : IChecked
{
    internal const int MostTabs = 20;

    IEnumerable<string> IChecked.Check()
    {
        if (Disk is Disk.Own && Storage is Backend.Memory)
        {
            yield return "`disk: own` is for a device with a profile on disk; expected `storage: leveldb` or `storage: sqlite` beside it";
        }
    }
}

/// <summary>Where a profile lies: on the machine's disk, or on a small one of its own that can be full or lose its power (needs root).</summary>
public enum Disk
{
    Shared,
    Own,
}

/// <summary>The time of a device's pages: the machine's, or one that a scenario can let pass.</summary>
public enum Clock
{
    Real,
    Virtual,
}

/// <summary>What keeps a device's IndexedDB: the browser's memory, or files of a profile that can be damaged.</summary>
public enum Backend
{
    Memory,

    [Key("leveldb")]
    LevelDb,

    Sqlite,
}
