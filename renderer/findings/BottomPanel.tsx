import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../app/session.ts';
import { AcceptedList } from './AcceptedList.tsx';
import { FindingsTab } from './FindingsTab.tsx';
import { HistoryList } from './HistoryList.tsx';
import { QuestionList } from './QuestionList.tsx';

type Tab = 'findings' | 'questions' | 'accepted' | 'history';

const isTab = (value: string | null): value is Tab =>
  value === 'findings' || value === 'questions' || value === 'accepted' || value === 'history';

/** The panel below the map: findings, open questions, what was accepted, and who changed what. */
export function BottomPanel() {
  const summary = useSession(({ evaluation }) => evaluation?.summary);
  const [tab, setTab] = useState<Tab>('findings');
  const open = summary ? summary.violation + summary.risk + summary.question + summary.info : 0;
  return (
    <Tabs
      className="bottom-area"
      value={tab}
      onChange={(value) => {
        if (isTab(value)) setTab(value);
      }}
      keepMounted={false}
    >
      <Tabs.List className="bottom-tabs" aria-label="Findings and questions">
        <Tabs.Tab value="findings">
          Findings <span className="bottom-count">{open}</span>
        </Tabs.Tab>
        <Tabs.Tab value="questions">
          Open questions <span className="bottom-count">{summary?.openQuestions ?? 0}</span>
        </Tabs.Tab>
        <Tabs.Tab value="accepted">
          Accepted <span className="bottom-count">{summary?.accepted ?? 0}</span>
        </Tabs.Tab>
        <Tabs.Tab value="history">History</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="findings" className="bottom-panel">
        <FindingsTab />
      </Tabs.Panel>
      <Tabs.Panel value="questions" className="bottom-panel d-scroll">
        <QuestionList />
      </Tabs.Panel>
      <Tabs.Panel value="accepted" className="bottom-panel d-scroll">
        <AcceptedList />
      </Tabs.Panel>
      <Tabs.Panel value="history" className="bottom-panel d-scroll">
        <HistoryList />
      </Tabs.Panel>
    </Tabs>
  );
}
