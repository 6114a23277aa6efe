using Maestro.Harness.Scenarios;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults;

/// <summary>Makes the fault that belongs to options: the class of this assembly whose constructor takes a site and these options.</summary>
public static class FaultFactory
{
    private static readonly Dictionary<Type, Func<FaultSite, FaultOptions, Fault>> Makers = typeof(FaultFactory).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Fault)) && !type.IsAbstract)
        .ToDictionary(
            type => type.GetConstructors().Single().GetParameters()[1].ParameterType,
            Func<FaultSite, FaultOptions, Fault> (type) => (site, options) => (Fault)Activator.CreateInstance(type, site, options)!);

    public static Fault Make(FaultSite site, FaultOptions options) => Makers[options.GetType()](site, options);
}
