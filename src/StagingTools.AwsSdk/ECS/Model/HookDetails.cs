namespace Amazon.ECS.Model;

public class HookDetails;
