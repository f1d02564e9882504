using CampaignMetrics.Cli.Generate.Drawing;

namespace CampaignMetrics.Cli.Generate.Audience;

/// <summary>What a person does that programs do too.</summary>
internal enum Habit
{
    /// <summary>Nothing.</summary>
    Usual,

    /// <summary>Opens what is of interest in tabs, one right after the other.</summary>
    OpensTabs,

    /// <summary>Clicks again where nothing happens at once.</summary>
    ClicksAgain,

    /// <summary>Sends no name of the program, for privacy.</summary>
    HidesAgent,

    /// <summary>Reads with a program that few know.</summary>
    OddClient,

    /// <summary>Works on a desktop that runs in a data centre.</summary>
    RemoteDesktop,
}

/// <summary>How many people have which habit.</summary>
internal static class Habits
{
    public static Weighted<Habit> All { get; } = new(
        (922, Habit.Usual), (30, Habit.OpensTabs), (24, Habit.ClicksAgain), (6, Habit.HidesAgent), (4, Habit.OddClient),
        (14, Habit.RemoteDesktop));
}
