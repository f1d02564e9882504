using CampaignMetrics.Cli.Generate.Drawing;
using static CampaignMetrics.Cli.Generate.Drawing.Spread;

namespace CampaignMetrics.Cli.Generate.Stories;

/// <summary>What a reader does in the shop: reach goals, order, change the order, send things back.</summary>
internal static class Buying
{
    private const double WithoutEmailShare = 0.25, SourceShare = 0.5, ChangeShare = 0.08, RefundShare = 0.12, OtherOrderShare = 0.03;

    private static readonly Spread Change = new(5 * Minute, Hour, Day), Return = new(2 * Day, 6 * Day, 14 * Day, 30 * Day);

    private static readonly Weighted<byte[]> Goals = new(
        (50, "purchase"u8.ToArray()), (30, "visit"u8.ToArray()),
        (15, "contact"u8.ToArray()), (5, "customer"u8.ToArray()));

    private static readonly Weighted<byte[]> Sources = new((5, "search"u8.ToArray()), (3, "direct"u8.ToArray()), (2, "social"u8.ToArray()));

    /// <summary>Writes one conversion. An order may be changed or returned later.</summary>
    public static void Tell(Message message, long at)
    {
        var dice = message.Dice;
        var (goal, namesEmail) = (Goals.Draw(dice), !dice.Chance(WithoutEmailShare));
        // Of the goals only the purchase has an amount.
        if (goal[0] == 'p') Order(message, at, namesEmail);
        else Convert(message, Act.Buys, at, namesEmail, goal, cents: 0, order: 0);
    }

    private static void Order(Message message, long at, bool namesEmail)
    {
        var dice = message.Dice;
        var (cents, order) = (dice.Between(995, 24_995), NumberOf(dice));
        Convert(message, Act.Buys, at, namesEmail, "purchase"u8, cents, order);
        if (dice.Chance(ChangeShare))
            Convert(message, Act.Buys, at + Change.Draw(dice), namesEmail, "purchase"u8, cents += dice.Between(500, 5_000), order);
        if (!dice.Chance(RefundShare)) return;
        var returned = dice.Chance(0.6) ? cents : dice.Between(1, cents);
        if (dice.Chance(OtherOrderShare)) order = NumberOf(dice); // of an order that nobody told
        Convert(message, Act.Returns, at + Return.Draw(dice), namesEmail, "purchase"u8, -returned, order);
    }

    private static long NumberOf(Dice dice) => (long)(dice.Next() % 9_000_000 + 1_000_000);

    private static void Convert(Message message, Act act, long at, bool namesEmail, ReadOnlySpan<byte> goal, int cents, long order)
    {
        if (namesEmail) message.Begin(act, "converted"u8, at);
        else message.BeginWithoutEmail(act, "converted"u8, at);
        message.Text(",\"goal\":\""u8, goal);
        if (order != 0) message.Amount(cents, order);
        if (!namesEmail && message.Dice.Chance(SourceShare)) message.Text(",\"source\":\""u8, Sources.Draw(message.Dice));
        message.End();
    }
}
