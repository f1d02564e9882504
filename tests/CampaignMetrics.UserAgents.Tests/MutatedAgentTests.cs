namespace CampaignMetrics.UserAgents.Tests;

/// <summary>User agents of every rule, mutated at random: each has an answer.</summary>
/// <remarks><c>CAMPAIGNMETRICS_MUTATIONS=1000000</c> tries a million.</remarks>
public sealed class MutatedAgentTests
{
    private const int Seed = 20261130;

    // The ends of what a character may be, halves of pairs among them, and what the rules' patterns begin and end at.
    private static readonly char[] Odd =
        ['\0', '\t', '\u007f', '\u0080', '\ud800', '\udfff', '\uffff', '\u0130', '(', ')', ';', '/', ' ', '.', '+', '*', '%'];

    private static readonly string[] Originals = [.. AgentTests.Texts];

    [Fact]
    public void A_mutated_user_agent_has_an_answer()
    {
        var random = new Random(Mutations.Seed(Seed));
        for (var i = 0; i < Mutations.Count(30_000); i++)
        {
            var agent = UserAgentParser.Default.Parse(Mutate(Originals[i % Originals.Length], random).AsSpan());
            Assert.True(Enum.IsDefined(agent.Kind) && Enum.IsDefined(agent.Device) && Enum.IsDefined(agent.Actor));
        }
    }

    private static string Mutate(string original, Random random)
    {
        var text = original.ToCharArray();
        for (var changes = random.Next(8); changes > 0; changes--)
            text[random.Next(text.Length)] = random.Next(2) == 0 ? Odd[random.Next(Odd.Length)] : (char)random.Next(0x10000);
        var (from, other) = (random.Next(text.Length), Originals[random.Next(Originals.Length)]);
        var length = random.Next(text.Length - from + 1);
        return random.Next(4) switch
        {
            0 => $"{text.AsSpan(0, from)}{text.AsSpan(from + length)}",
            1 => $"{text.AsSpan(0, from + length)}{text.AsSpan(from)}",
            2 => $"{text.AsSpan(0, from)}{other.AsSpan(random.Next(other.Length))}{text.AsSpan(from)}",
            _ => new string(text),
        };
    }
}
