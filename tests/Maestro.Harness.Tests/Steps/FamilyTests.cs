using Maestro.Harness.Faults;
using Maestro.Harness.Playbooks;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Tests.Steps;

/// <summary>The catalog finds words by reflection, so the compiler does not see when one of them can do nothing.</summary>
internal sealed class FamilyTests
{
    private static IEnumerable<Type> Steps => Project.Words.Family(typeof(Step)).Values;

    private static IEnumerable<Type> Expectations => Project.Words.Family(typeof(Expectation)).Values;

    private static IEnumerable<Type> FaultsOptions => Project.Words.Family(typeof(FaultOptions)).Values;

    private static IEnumerable<string> Playbooks => AllPlaybooks.ByName.Keys;

    [TestCaseSource(nameof(Steps))]
    public void Each_step_can_be_carried_out(Type step) => Assert.That(step.IsAssignableTo(typeof(IPerformed)), Is.True);

    [TestCaseSource(nameof(Expectations))]
    public void Each_expectation_can_be_looked_for(Type expectation) => 
        Assert.That(expectation.IsAssignableTo(typeof(IObserved)), Is.True);

    [TestCaseSource(nameof(FaultsOptions))]
    public void Each_fault_s_options_belong_to_one_fault(Type options)
    {
        var faults = typeof(FaultFactory).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Fault)) && !type.IsAbstract)
            .Where(type => type.GetConstructors().Any(constructor =>
                constructor.GetParameters().Select(each => each.ParameterType).SequenceEqual([typeof(FaultSite), options])));
        Assert.That(faults.Count(), Is.EqualTo(1));
    }

    [TestCaseSource(nameof(FaultsOptions))]
    public void Each_fault_says_itself_what_harm_it_does(Type options) =>
        Assert.That(options.GetCustomAttributes(typeof(HarmsAttribute), inherit: false), Has.Length.EqualTo(1));

    [TestCaseSource(nameof(FaultsOptions))]
    public void Each_fault_s_name_says_where_it_is_and_what(Type options)
    {
        var name = Project.Words.Family(typeof(FaultOptions)).Single(each => each.Value == options).Key;
        Assert.That(name, Does.Match(@"^(storage|crypto|network|server|lifecycle|clock)\.[a-z]+(-[a-z]+)*$"));
    }

    [TestCaseSource(nameof(Playbooks))]
    public void Each_playbook_s_name_is_in_kebab_case(string name) => Assert.That(name, Does.Match("^[a-z]+(-[a-z]+)*$"));
}
