using CampaignMetrics.Portfolio.Automated;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Portfolio;

/// <summary>How many contacts have two steps of a workflow.</summary>
public sealed class JourneysTests
{
    private static readonly string[] Steps = ["a", "b", "c", "d", "e"];

    [Fact]
    public void Contacts_with_two_steps_are_as_many_as_have_both() => Prop.ForAll(Contacts, contacts =>
    {
        var journeys = Of(contacts);
        return Steps.All(one => journeys.With(one) is var with
            && Steps.All(other => with.GetValueOrDefault(other) == contacts.Count(steps => steps.Contains(one) && steps.Contains(other))));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Trials.Of(500)));

    [Fact]
    public void Parts_add_up() => Prop.ForAll(Contacts, contacts =>
    {
        var sum = Of(contacts.Where((_, place) => place % 2 == 0));
        sum.Add(Of(contacts.Where((_, place) => place % 2 == 1)));
        var whole = Of(contacts);
        return Steps.All(step => Steps.All(other =>
            sum.With(step).GetValueOrDefault(other) == whole.With(step).GetValueOrDefault(other)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Trials.Of(500)));

    private static Arbitrary<List<string>[]> Contacts =>
        Gen.SubListOf(Steps).Where(steps => steps.Count > 0).ArrayOf().ToArbitrary();

    private static Journeys Of(IEnumerable<List<string>> contacts)
    {
        var journeys = new Journeys();
        foreach (var steps in contacts) journeys.Add(steps.Order(StringComparer.Ordinal));
        return journeys;
    }
}
