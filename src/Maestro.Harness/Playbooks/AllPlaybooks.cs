using Maestro.Harness.Worlds;

namespace Maestro.Harness.Playbooks;

/// <summary>All playbooks there are, by name; found by reflection.</summary>
public static class AllPlaybooks
{
    public static readonly IReadOnlyDictionary<string, IPlaybook> ByName = typeof(AllPlaybooks).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IPlaybook)) && type.IsClass)
        .Select(type => (IPlaybook)Activator.CreateInstance(type)!)
        .OrderBy(playbook => playbook.Name, StringComparer.Ordinal)
        .ToDictionary(playbook => playbook.Name);
}
