namespace Amazon.EC2.Model;

public class VCpuInfo
{
    public int? DefaultVCpus { get; set; }
    public int? DefaultCores { get; set; }
    public int? DefaultThreadsPerCore { get; set; }
}
