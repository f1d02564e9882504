using System.Globalization;

namespace CampaignMetrics.Cli.Output;

/// <summary>The start of a bucket for a person: as much of it as tells it from others.</summary>
internal static class Moment
{
    public static string Of(DateTimeOffset start, Frequency frequency) => start.ToString(Form(frequency), CultureInfo.InvariantCulture);

    private static string Form(Frequency frequency) => frequency switch
    {
        Frequency.QuarterHour or Frequency.Hour => "yyyy-MM-dd HH:mm zzz",
        Frequency.Day => "ddd yyyy-MM-dd",
        Frequency.Week => "'week of' yyyy-MM-dd",
        Frequency.Month => "yyyy-MM",
    };
}
