using BenchmarkDotNet.Running;
using CampaignMetrics.Benchmarks;

if (args is ["deserialize", var lines]) return DeserializeLoop.Run(lines);
if (args is ["stages", var file]) return Stages.Run(file);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
