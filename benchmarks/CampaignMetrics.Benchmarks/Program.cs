using BenchmarkDotNet.Running;
using CampaignMetrics.Benchmarks;

if (args is ["stages", var file, .. var threads])
    return Stages.Run(
        file, threads is [var count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : Environment.ProcessorCount);
if (args is ["memory", .. { Length: > 0 } kept]) return Memory.Run(kept);
if (args is ["growth", .. { Length: > 0 } files]) return Growth.Run(files);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
