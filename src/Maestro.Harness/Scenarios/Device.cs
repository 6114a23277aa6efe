using System.ComponentModel;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Scenarios;

/// <summary>One browser profile with its tabs. Its first tab is addressed by its name, the n-th by `name.n`.</summary>
[Example("{ tabs: 2, storage: sqlite }")]
public sealed record Device(
    [Description("How many tabs it has")] [Between(1, Device.MostTabs)] int Tabs = 1,
    [Description("Where the browser keeps IndexedDB")] Backend Storage = Backend.Memory,
    [Description("Whose time its pages have: real, or virtual, which `advance` lets pass")] Clock Clock = Clock.Real)
{
    internal const int MostTabs = 20;
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
