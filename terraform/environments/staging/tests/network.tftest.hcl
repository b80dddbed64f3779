# Who reaches what.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name                  = "whatsapp-saas-staging"
  environment           = "staging"
  vpc_id                = null
  subnet_ids            = null
  security_group_prefix = ""
  instance_type         = "t3.micro"
  container_port        = 3000
  db_port               = 5432
  cache_port            = 6379
  load_balancer_enabled = false
  allowed_http_cidrs    = ["0.0.0.0/0"]
  allowed_ssh_cidr      = null
}

run "only_the_application_is_open_and_ssh_is_closed" {
  command = plan

  module {
    source = "../../modules/network"
  }

  assert {
    condition     = aws_security_group.app.name == "app-staging-sg" && aws_security_group.rds.name == "rds-staging-sg" && aws_security_group.redis.name == "redis-staging-sg"
    error_message = "The security groups do not carry the names of the specification."
  }

  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.app_public : rule.from_port]) == toset([80, 443, 3000])
    error_message = "Open ports: ${join(", ", [for rule in aws_vpc_security_group_ingress_rule.app_public : rule.from_port])}."
  }

  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.app_ssh) == 0
    error_message = "SSH is open though no network was given."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.rds_from_app.cidr_ipv4 == null && aws_vpc_security_group_ingress_rule.redis_from_app.cidr_ipv4 == null
    error_message = "Database or cache is open to a network."
  }
}

run "ssh_opens_to_one_network" {
  command = plan

  module {
    source = "../../modules/network"
  }

  variables {
    allowed_ssh_cidr = "203.0.113.7/32"
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.app_ssh[0].cidr_ipv4 == "203.0.113.7/32" && aws_vpc_security_group_ingress_rule.app_ssh[0].from_port == 22
    error_message = "SSH is not open to the network that was given."
  }
}

run "an_application_on_port_80_needs_no_third_rule" {
  command = plan

  module {
    source = "../../modules/network"
  }

  variables {
    container_port     = 80
    allowed_http_cidrs = ["203.0.113.0/24", "198.51.100.0/24"]
  }

  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.app_public) == 4
    error_message = "${length(aws_vpc_security_group_ingress_rule.app_public)} rules for two ports and two networks."
  }
}

run "a_prefix_tells_two_projects_apart" {
  command = plan

  module {
    source = "../../modules/network"
  }

  variables {
    security_group_prefix = "shop-"
  }

  assert {
    condition     = aws_security_group.app.name == "shop-app-staging-sg"
    error_message = "The group is named ${aws_security_group.app.name}."
  }
}

run "one_subnet_is_not_enough" {
  command = plan

  module {
    source = "../../modules/network"
  }

  override_data {
    target = data.aws_subnets.this
    values = { ids = ["subnet-0a"] }
  }

  expect_failures = [data.aws_subnets.this]
}
